#!/usr/bin/env bash
# snakeyaml-engine 3.2, which implements YAML 1.2, and what the specification does not have:
# a comment directly behind a quoted text (production 66 wants white space before '#') is accepted as a comment, and
# a flow sequence may go on at the indentation of the block mapping that holds it (production 136 wants more).
# npm's yaml 2.8.1 reports errors for both. Needs a JDK, Maven, node and npm.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=org.snakeyaml:snakeyaml-engine:3.2 -DoutputDirectory=lib
npm install --silent --no-fund --no-audit yaml@2.8.1 > /dev/null
cat > Seen.java <<'JAVA'
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

public class Seen {
    public static void main(String[] arguments) {
        for (String document : new String[] {"\"b\"# c", "a: [b,\nc]"}) {
            System.out.println(new Load(LoadSettings.builder().build()).loadFromString(document));
        }
    }
}
JAVA
javac -cp 'lib/*' Seen.java
java -cp 'lib/*:.' Seen > seen.txt
cat > seen.js <<'JS'
const YAML = require('yaml');
for (const text of ['"b"# c', 'a: [b,\nc]']) {
  const document = YAML.parseDocument(text);
  console.log([...document.errors, ...document.warnings].map(e => e.code).join(' ') || 'accepted');
}
JS
node seen.js >> seen.txt
printf 'b\n{a=[b, c]}\nMISSING_CHAR\nBAD_INDENT MISSING_CHAR\n' > expected.txt
cat seen.txt
diff expected.txt seen.txt || { echo "the behaviour has changed" >&2; exit 1; }
