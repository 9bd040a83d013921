#include <lemon/smart_graph.h>
#include <lemon/matching.h>
#include <chrono>
#include <cstdio>
#include <vector>
// Reads "n m" and m lines "i j w"; matches them by LEMON and prints weight and milliseconds of the solve alone.
int main() {
  int n, m;
  if (std::scanf("%d %d", &n, &m) != 2) return 1;
  lemon::SmartGraph g;
  std::vector<lemon::SmartGraph::Node> v(n);
  for (auto& x : v) x = g.addNode();
  lemon::SmartGraph::EdgeMap<long long> w(g);
  for (int k = 0; k < m; k++) {
    int i, j; long long x;
    if (std::scanf("%d %d %lld", &i, &j, &x) != 3) return 1;
    w[g.addEdge(v[i], v[j])] = x;
  }
  auto t = std::chrono::steady_clock::now();
  lemon::MaxWeightedMatching<lemon::SmartGraph, lemon::SmartGraph::EdgeMap<long long>> run(g, w);
  run.run();
  double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - t).count();
  std::printf("{\"weight\":%lld,\"ms\":%.3f}\n", run.matchingWeight(), ms);
}
