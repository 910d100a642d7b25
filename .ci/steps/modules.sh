#!/usr/bin/env bash
# A project of a user: compiled and run from the built jars alone, on the module path and on the class path, on the oldest
# and the newest JDK, without a flag. It must print the same each time, and nothing else.
set -euo pipefail
cd "$(dirname "$0")/../.."

oldest=${OLDEST_JDK:?the home of the oldest JDK}
newest=${NEWEST_JDK:?the home of the newest JDK}
project=.ci/steps/modules
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# What a user's build tool takes: our jars and what they need, without what is optional.
libraries() {
  local modules=calabaria-core,calabaria-wire,calabaria-store,calabaria-testkit
  mvn -q -pl "$modules" -Dspotless.check.skip -Djacoco.skip compile \
    org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
    -DincludeScope=runtime -DexcludeArtifactIds=jqwik-api -Dmdep.outputFile="$scratch/class-path" > /dev/null
  tr ':' '\n' < "$scratch/class-path" | grep '\.jar$' | xargs cp -t "$scratch/libraries"
  find calabaria-{core,wire,store,testkit}/target -maxdepth 1 -name '*.jar' ! -name '*-sources.jar' ! -name '*-javadoc.jar' \
    -exec cp -t "$scratch/libraries" {} +
}

# try <jdk>: compiles and runs the project both ways.
try() {
  local jdk=$1 built=$scratch/built libraries=$scratch/libraries
  local lint=(-Xlint:all -Werror --release 17)
  mapfile -t sources < <(find "$project/com" -name '*.java' | LC_ALL=C sort)
  rm -rf "$built"
  mkdir "$built"

  echo "$jdk, module path"
  "$jdk/bin/javac" "${lint[@]}" -p "$libraries" -d "$built/module" "$project/module-info.java" "${sources[@]}"
  "$jdk/bin/jar" --create --file "$built/module.jar" -C "$built/module" . -C "$project" com/example/outbreak/data
  "$jdk/bin/java" -p "$built/module.jar:$libraries" -m com.example.outbreak/com.example.outbreak.Main \
    > "$scratch/module-path.txt" 2>&1 || { cat "$scratch/module-path.txt"; exit 1; }

  echo "$jdk, class path"
  mkdir -p "$built/plain/META-INF/services"
  echo com.example.outbreak.Outbreak > "$built/plain/META-INF/services/org.calabaria.model.BaseModel"
  "$jdk/bin/javac" "${lint[@]}" -cp "$libraries/*" -d "$built/plain" "${sources[@]}"
  "$jdk/bin/jar" --create --file "$built/plain.jar" -C "$built/plain" . -C "$project" com/example/outbreak/data
  "$jdk/bin/java" -cp "$built/plain.jar:$libraries/*" com.example.outbreak.Main \
    > "$scratch/class-path.txt" 2>&1 || { cat "$scratch/class-path.txt"; exit 1; }

  diff "$scratch/module-path.txt" "$scratch/class-path.txt"
}

mkdir "$scratch/libraries"
libraries
try "$oldest"
mv "$scratch/module-path.txt" "$scratch/oldest.txt"
try "$newest"
diff "$scratch/oldest.txt" "$scratch/module-path.txt"
cat "$scratch/oldest.txt"
