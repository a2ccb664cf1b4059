# Read by run: where a JDK of a given feature version is.

# find_jdk VERSION: prints its home. JAVA_HOME_<VERSION> decides if it is set; else the usual places are looked through.
find_jdk() {
  local version=$1 variable=JAVA_HOME_$1 home java
  if [ -n "${!variable:-}" ]; then
    is_jdk "${!variable}" "$version" || fail "$variable=${!variable} is no JDK $version: correct or unset it"
    echo "${!variable}"
    return
  fi
  java=$(readlink -f "$(command -v javac || true)" || true)
  for home in "${JAVA_HOME:-}" "${java%/bin/javac}" /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if is_jdk "$home" "$version"; then
      echo "$home"
      return
    fi
  done
  fail "no JDK $version found: install one, or set $variable to its home"
}

# is_jdk HOME VERSION: asks the java there, since folder names say little.
is_jdk() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] && "$1/bin/java" -version 2>&1 | head -n 1 | grep -q "version \"$2[.\"-]"
}
