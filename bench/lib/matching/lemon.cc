#include <lemon/smart_graph.h>
#include <lemon/matching.h>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>
// Reads n, m and the ends and weights of m edges as 32-bit integers from the named file, matches them by LEMON, and prints
// the weight and the milliseconds of CPU time of the solve alone.
int main(int, char** names) {
  FILE* file = std::fopen(names[1], "rb");
  auto read = [&](size_t length) {
    std::vector<int32_t> part(length);
    if (std::fread(part.data(), 4, length, file) != length) std::exit(1);
    return part;
  };
  auto head = read(2);
  auto from = read(head[1]), to = read(head[1]), weight = read(head[1]);
  lemon::SmartGraph g;
  std::vector<lemon::SmartGraph::Node> v(head[0]);
  for (auto& x : v) x = g.addNode();
  lemon::SmartGraph::EdgeMap<long long> w(g);
  for (int k = 0; k < head[1]; k++) w[g.addEdge(v[from[k]], v[to[k]])] = weight[k];
  std::clock_t t = std::clock();
  lemon::MaxWeightedMatching<lemon::SmartGraph, lemon::SmartGraph::EdgeMap<long long>> run(g, w);
  run.run();
  double ms = 1000.0 * (std::clock() - t) / CLOCKS_PER_SEC;
  std::printf("{\"weight\":%lld,\"ms\":%.3f}\n", run.matchingWeight(), ms);
}
