#!/usr/bin/env bash
# Makes generated/ and runtime/ anew: generate.sh FOLDER, the unpacked source of Snowball 2.2.0 (snowballstem.org, or a distribution's source package).
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cp -r "$1/." "$work"
cd "$work"
patch -p1 < "$here/arabic.patch"
make snowball > /dev/null

# The stemmers are no part of the library's public surface: the compiler has no option for that.
internal='s/^\( *\)public \(partial \|abstract \|sealed \|\)class /\1internal \2class /'
for language in arabic greek hungarian romanian tamil turkish; do
  ./snowball "algorithms/$language.sbl" -cs -n "${language^}Stemmer" -p Qdrant.Core.Text.SnowballProgram -o "$language"
  sed "$internal" "$language.cs" > "$here/generated/${language^}Stemmer.generated.cs"
done
for file in Among Stemmer; do sed "$internal" "csharp/Snowball/$file.cs" > "$here/runtime/$file.cs"; done
cp COPYING "$here/COPYING"
