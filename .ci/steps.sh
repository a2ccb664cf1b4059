# Read by run: steps with headings and times, inside one budget for the whole run.
budget_seconds=3600
step_name=
times=()

# step HEADING COMMAND...: runs it in this shell; with set -e the first that fails ends the run.
step() {
  local began=$SECONDS
  step_name=$1
  shift
  printf '\n== %s\n' "$step_name"
  "$@"
  times+=("$(printf '%5d s  %s' $((SECONDS - began)) "$step_name")")
  printf -- '-- %s: %d s\n' "$step_name" $((SECONDS - began))
  step_name=
}

# within_budget COMMAND...: ended when the budget of the whole run is used up, so that a hang is a failure.
within_budget() {
  local left=$((budget_seconds - SECONDS)) code=0 foreground=()
  [ ! -t 1 ] || foreground=(--foreground) # at a terminal Ctrl-C must reach the command
  [ "$left" -gt 0 ] || fail "the budget of $((budget_seconds / 60)) minutes is used up"
  timeout "${foreground[@]}" --kill-after=30 "$left" "$@" || code=$?
  [ "$code" -ne 124 ] && [ "$code" -ne 137 ] || fail "$1 was ended: the budget of $((budget_seconds / 60)) minutes is used up"
  return "$code"
}

fail() {
  echo "FAILED: $1" >&2
  exit 1
}

step_times() {
  printf '\n== Times\n'
  printf '%s\n' "${times[@]}"
  printf '%5d s  in all\n' "$SECONDS"
}

# For the EXIT trap: names the step that ended the run.
finish_steps() {
  if [ -n "$step_name" ]; then
    echo "FAILED in step: $step_name, after $SECONDS s" >&2
  fi
}
