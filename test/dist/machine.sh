#!/bin/sh
# A machine of its own on top of this one: its disk is this machine's, seen through a layer that takes all writes; its
# processes, network, hostname and devices are its own. As root, inside `unshare`:
#   machine.sh <disk> <cache> <command> [words]
# disk: folder with upper/, work/ and root/ · cache: folder of downloaded Debian packages
# Not a chroot: in one, the kernel refuses the user namespaces that Chromium's sandbox is built of.
set -eu
disk=$1 cache=$2
shift 2
root=$disk/root

mount -t overlay overlay -o "lowerdir=/,upperdir=$disk/upper,workdir=$disk/work" "$root"
cd "$root"
mount -t proc proc proc
# Kernel settings are the host's too: nobody in here may change them.
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs dev
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=666,gid=5 devpts dev/pts
mount -t tmpfs -o mode=1777 tmpfs dev/shm
for node in null zero full random urandom tty; do
  touch "dev/$node"
  mount --bind "/dev/$node" "dev/$node"
done
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s /proc/self/fd/0 dev/stdin
ln -s /proc/self/fd/1 dev/stdout
ln -s /proc/self/fd/2 dev/stderr
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
mkdir -p var/cache/apt/archives
mount --bind "$cache" var/cache/apt/archives
mkdir tmp/old
pivot_root . tmp/old
umount -l /tmp/old
cd /
# As on any machine that systemd has started: what one unit mounts for itself, such as its credentials, it can hand over.
mount --make-rshared /
# Nothing of whoever runs the tests comes along; `container` tells systemd that it is not on bare metal.
exec env -i container=shiori-test PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C DEBIAN_FRONTEND=noninteractive "$@"
