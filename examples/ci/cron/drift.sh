#!/bin/sh
# Looks every night whether all roles are as declared, and says nothing if they are: cron mails what is printed. In a crontab:
#   17 3 * * *  cd /srv/dts && ./drift.sh
# 74 is drift, and access beyond the manifests; 69, 77 and 78 are accounts that could not be asked, of which nothing is known.
report=$(mktemp) || exit 1
trap 'rm -f "$report"' EXIT
dts-apply verify --strict -R -f manifests/ --set prod > "$report" 2>&1
code=$?
[ "$code" -eq 0 ] || cat "$report"
exit "$code"
