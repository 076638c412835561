#!/bin/sh
# Regenerates the C# lexer and parser from the grammar. Usage: generate.sh [output folder]
# The generator needs node: run `npm ci` in this folder first.
set -eu
cd "$(dirname "$0")"
out="${1:-Generated}"
tool=node_modules/.bin/antlr-ng
[ -x "$tool" ] || { echo "antlr-ng is not installed: run 'npm ci' in grammar/" >&2; exit 2; }
mkdir -p "$out"
# The tool exits with 0 even when the grammar is wrong, so its output decides.
log=$("$tool" -Dlanguage=CSharp --package Journeys.Grammar -v false -l false -o "$out" JourneyLexer.g4 JourneyParser.g4 2>&1) || { echo "$log" >&2; exit 1; }
if [ -n "$log" ]; then echo "$log"; fi
if echo "$log" | grep -Eq '^(error|warning)\([0-9]+\)'; then exit 1; fi
rm -f "$out"/*.interp
