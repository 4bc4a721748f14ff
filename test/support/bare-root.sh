#!/usr/bin/env bash
# Proves the two commands of the README on a machine that has nothing but Node, npm, git and ca-certificates:
# makes such a root with debootstrap, clones this repository in it, runs `npm start` and `npm test` there, first as an
# ordinary user, then as root, then as the user again. Needs root and debootstrap. Leaves nothing behind but what it printed.
#
#   test/support/bare-root.sh [folder for the root]
set -euo pipefail

repository=$(cd "$(dirname "$0")/../.." && pwd)
root=${1:-$(mktemp -d)/root}
suite=bookworm
port=8123
failed=0

say() { printf '\n=== %s\n' "$*"; }

# Seconds, and whether it went well.
timed() {
  local name=$1 from=$SECONDS status=0
  shift
  say "$name"
  "$@" || status=$?
  printf -- '--- %s: %s after %d s\n' "$name" "$([ $status = 0 ] && echo good || echo "exit $status")" $((SECONDS - from))
  return $status
}

cleanup() {
  set +e
  # What was started inside still runs from it.
  for process in /proc/[0-9]*; do
    [ "$(readlink "$process/root" 2>/dev/null)" = "$(realpath "$root")" ] && kill -9 "${process#/proc/}" 2>/dev/null
  done
  for mount in dev/shm dev/pts dev proc repository; do umount "$root/$mount" 2>/dev/null; done
  # Never through a mount: what is on the other side is this machine.
  if mount | grep -q " $(realpath "$root")/"; then echo "Still mounted: $root"; else rm -rf --one-file-system "$root"; fi
}
trap cleanup EXIT

make_root() {
  debootstrap --variant=minbase --include=git,ca-certificates "$suite" "$root" >"$root.log" 2>&1 || {
    tail -20 "$root.log"
    return 1
  }
  # Node and npm as this machine has them.
  local node npm
  node=$(realpath "$(command -v node)")
  npm=$(dirname "$(dirname "$(realpath "$(command -v npm)")")")
  install -D "$node" "$root/usr/local/bin/node"
  mkdir -p "$root/usr/local/lib/node_modules"
  cp -r "$npm" "$root/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"
  # It knows the names and trusts the authorities that this machine does.
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
  cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
  chroot "$root" useradd --create-home --shell /bin/bash agent
  mkdir -p "$root/repository"
  # The clone reads files that belong to another user.
  chroot "$root" git config --system --add safe.directory '*'
  mount --bind -o ro "$repository" "$root/repository"
  mount -t proc proc "$root/proc"
  mount --bind /dev "$root/dev"
  mount -t devpts devpts "$root/dev/pts"
  mount -t tmpfs tmpfs "$root/dev/shm"
}

# as NAME COMMAND: in the root, in the home of NAME, with no more than a login gives.
as() {
  local name=$1
  shift
  chroot "$root" /usr/bin/env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME="$(home "$name")" \
    LANG=C.UTF-8 NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt ${npm_config_registry:+npm_config_registry="$npm_config_registry"} \
    setpriv --reuid="$name" --regid="$name" --init-groups bash -c "cd && $*" </dev/null
}
home() { [ "$1" = root ] && echo /root || echo "/home/$1"; }

clone() {
  as "$1" 'git clone --quiet /repository parvis && cd parvis && git log -1 --format="%h %s"'
}

# Starts the town, waits until it answers, asks for a page and for the script it names.
start() {
  as "$1" "cd parvis && PORT=$port npm start" >"$root/start.log" 2>&1 &
  local starter=$! status=1 from=$SECONDS
  while kill -0 $starter 2>/dev/null && [ $((SECONDS - from)) -lt 900 ]; do
    if as "$1" "node -e \"
      const page = await fetch('http://localhost:$port/');
      const [, script] = /<script[^>]* src=.([^>\\\"']*parvis[^>\\\"']*)/.exec(await page.text()) ?? [];
      const answer = script ? await fetch(new URL(script, page.url)) : undefined;
      console.log(page.status, page.url, answer?.status, answer?.url);
      if (!page.ok || !answer?.ok) process.exit(1);
    \" --input-type=module" 2>/dev/null; then
      status=0
      break
    fi
    sleep 2
  done
  cat "$root/start.log"
  pkill_in_root
  wait $starter 2>/dev/null || true
  return $status
}

# Ends what runs inside the root, and nothing else.
pkill_in_root() {
  local process
  for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/root" 2>/dev/null)" = "$(realpath "$root")" ]; then kill "${process#/proc/}" 2>/dev/null || true; fi
  done
}

run_tests() { as "$1" 'cd parvis && npm test'; }

mkdir -p "$(dirname "$root")"
timed 'a bare root' make_root
as root 'node --version; npm --version; git --version; dpkg -l | grep -c ^ii'

for name in agent root; do
  timed "git clone as $name" clone "$name" || failed=1
  timed "npm start as $name" start "$name" || failed=1
  # An ordinary user may lack a browser that only root can install: the sentence that says so is above.
  timed "npm test as $name" run_tests "$name" || [ "$name" = agent ] || failed=1
done
timed 'npm test as agent, once root has run it' run_tests agent || failed=1

say "$([ $failed = 0 ] && echo 'All of it.' || echo 'Not all of it: see above.')"
exit $failed
