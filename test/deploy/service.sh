#!/usr/bin/env bash
# Starts the service in a systemd of its own, on a copy of this machine's files that is thrown away: service.sh PROGRAM REPORT
# PROGRAM is the folder of an installed and built Antipode, REPORT the file that tells how it went. Root only; nothing of this machine changes.
set -eu
# It sees one branch of the machine's control groups, which goes with it.
groups=/sys/fs/cgroup; [ ! -d /sys/fs/cgroup/unified ] || groups=/sys/fs/cgroup/unified
if [ ! "${BRANCH:-}" ]; then
  export BRANCH=antipode-try-$$
  code=0; unshare --mount "$0" "$@" || code=$?
  # Whatever was started there ends with it, and nothing else does.
  [ ! -d "$groups/$BRANCH" ] || echo 1 > "$groups/$BRANCH/cgroup.kill"
  for try in 1 2 3 4 5; do
    find "$groups/$BRANCH" -depth -type d -exec rmdir {} + 2>/dev/null || true
    [ -d "$groups/$BRANCH" ] || break
    sleep 1
  done
  exit "$code"
fi
program=$1 report=$2 deploy=$(cd "$(dirname "$0")/../../deploy" && pwd)
mount --make-rprivate /
here=$(mktemp -d)
mkdir "$groups/$BRANCH"
echo $$ > "$groups/$BRANCH/cgroup.procs"
umount --recursive /sys/fs/cgroup
mount -t cgroup2 cgroup2 /sys/fs/cgroup
mkdir "$here/disk"
mount -t tmpfs tmpfs "$here/disk"
mkdir "$here/disk/upper" "$here/disk/work" "$here/disk/root"
root=$here/disk/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$here/disk/upper,workdir=$here/disk/work" "$root"

systemd-id128 new > "$root/etc/machine-id"
rm -rf "$root"/etc/systemd/system/*.wants
mkdir -p "$root/srv/antipode"
install -m 0644 "$deploy/antipode.service" "$root/etc/systemd/system/antipode.service"
chroot "$root" useradd --system --home-dir /var/lib/antipode --shell /usr/sbin/nologin antipode
install -m 0640 "$deploy/antipode.env" "$root/etc/antipode.env"
chroot "$root" chgrp antipode /etc/antipode.env
cat > "$root/etc/systemd/system/try.target" <<'UNIT'
[Unit]
Requires=basic.target
Wants=try.service antipode.service
After=basic.target
UNIT
cat > "$root/etc/systemd/system/try.service" <<'UNIT'
[Service]
Type=oneshot
ExecStart=/bin/bash /root/try.sh
UNIT
cat > "$root/root/try.sh" <<'TRY'
exec > /root/report 2>&1
for i in $(seq 1 240); do curl -s -m 2 http://127.0.0.1:3000/readyz | grep -q '^ready' && break; sleep 0.25; done
echo "ready: $(curl -s http://127.0.0.1:3000/readyz)"
echo "page: $(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:3000/)"
echo "users: $(ps axo user,args | grep -E '[b]in/postgres |[a]ntipode.js' | cut -d' ' -f1 | sort | uniq -c | tr -s ' ' | tr '\n' ';')"
echo "security: $(systemd-analyze security antipode.service --no-pager | tail -1)"
systemctl stop antipode.service
echo "stopped: $(systemctl show antipode.service -P Result) $(systemctl show antipode.service -P ExecMainStatus)"
echo "left: $(pgrep -c -u antipode)"
systemctl start antipode.service
for i in $(seq 1 240); do curl -s -m 2 http://127.0.0.1:3000/readyz | grep -q '^ready' && break; sleep 0.25; done
echo "again: $(curl -s http://127.0.0.1:3000/readyz)"
journalctl -u antipode.service --no-pager
echo END
TRY
systemd-nspawn --register=no --keep-unit --quiet --console=pipe --private-network --directory "$root" \
  --bind-ro="$program:/srv/antipode" --boot -- systemd.unit=try.target > "$here/console" 2>&1 &
for try in $(seq 1 600); do
  grep -q '^END' "$root/root/report" 2>/dev/null && break
  kill -0 $! 2>/dev/null || break
  sleep 0.25
done
kill -KILL $! 2>/dev/null || true
wait 2>/dev/null || true
cat "$root/root/report" > "$report" || cat "$here/console" > "$report"
umount --lazy "$here/disk"
rm -rf "$here"
