#!/bin/sh
# The main job on the sample reports, each command shown before it runs. Called by `make demo`:
#     sh examples/demo.sh .venv/bin/kg
# The workspace is made anew in .cache/demo and stays, so that you can go on asking.
set -eu

kg=${1:?usage: sh examples/demo.sh PATH-TO-KG}
reports=$(dirname "$0")/reports
KG_WORKSPACE=.cache/demo
COLUMNS=120 # long cells wrap, in a log too
export KG_WORKSPACE COLUMNS
unset NEO4J_URI # the demo never touches a server
rm -rf "$KG_WORKSPACE"

show() {
    printf '\n# %s\n$ %s\n' "$1" "$(shift; printf '%s ' "$kg" "$@" | sed 's/ $//')"
    shift
    "$kg" "$@"
}

show 'Load the sample reports (invented, see examples/README.md)' load "$reports"
show 'What is loaded, and is the store in step with it?' status
show 'Which districts run a program, when, and which sentence says so?' ask districts-running 枫桥经验
show 'What came of a program?' ask results-of 扫码入企
show 'A metric across districts and years' ask compare 调解成功率
show 'What did a district plan, and does its next report say it is done?' ask plans-kept 青禾区
show 'What is planned?' ask planned 云岭县 years=2023
show 'What do reports name as a shortcoming?' ask shortcomings 青禾区

printf '\nAsk on:  export KG_WORKSPACE=%s; %s ask\n' "$KG_WORKSPACE" "$kg"
