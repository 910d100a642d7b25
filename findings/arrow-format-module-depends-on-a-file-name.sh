#!/usr/bin/env bash
# Apache Arrow's arrow-format 19.0.0 is a module with a descriptor, so one expects it to work under whatever names its jars have.
# Its descriptor requires `flatbuffers.java`, and flatbuffers-java 25.2.10 states no module name: it is called so only as long as its
# jar is named flatbuffers-java*.jar. With that jar under another name (here flatbuffers.jar), `java` ends before the program starts.
# ModuleFinder.of(Path...), section "automatic modules", says how the name is taken from that of the file. Needs a JDK and Maven.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for artifact in org.apache.arrow:arrow-format:19.0.0 com.google.flatbuffers:flatbuffers-java:25.2.10; do
  mvn -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$artifact" -DoutputDirectory=lib > /dev/null
done
mkdir source
echo 'module sample { requires org.apache.arrow.format; }' > source/module-info.java
cat > source/Main.java <<'JAVA'
package sample;

public class Main {
    public static void main(String[] arguments) {
        System.out.println("arrow-format is in " + org.apache.arrow.flatbuf.Schema.class.getModule().getName());
    }
}
JAVA
javac -p lib -d sample source/*.java 2> /dev/null
{
  java -p lib:sample -m sample/sample.Main
  mv lib/flatbuffers-java-25.2.10.jar lib/flatbuffers.jar
  java -p lib:sample -m sample/sample.Main && echo "the renamed jar was found"
} > seen.txt 2>&1 || true
cat seen.txt
cat > expected.txt <<'TEXT'
arrow-format is in org.apache.arrow.format
Error occurred during initialization of boot layer
java.lang.module.FindException: Module flatbuffers.java not found, required by org.apache.arrow.format
TEXT
diff expected.txt seen.txt || { echo "the behaviour has changed" >&2; exit 1; }
