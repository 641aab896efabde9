# Part "parquet" of bench/run.sh: the writers alone; bench/write-parquet.sh does the work.

part_begin() { :; }

part_round() { :; }

# Feeds of less than size S are for trying, so are fewer rows.
part_end() {
    printf '\n### parquet: the writer alone\n\n'
    "$root/bench/write-parquet.sh" $((customers < 23300 ? 100000 : 2000000)) zstd "$rounds" 2 > "$work/parquet.md"
    awk -F ' *[|] *' -v OFS=' | ' '
        FNR == NR { if ($2 == "ours, 2 threads") ours = $3; next }
        /^[|] writer/ { print $0 " wall ÷ ours |"; next }
        /^[|]---/ { print $0 "---:|"; next }
        /^[|]/ { printf "%s %.2f |\n", $0, $3 / ours; next }
        { print $0 "\n" }' "$work/parquet.md" "$work/parquet.md"
}
