# Part "parquet" of bench/run.sh: the writers alone; bench/write-parquet.sh does the work.

part_begin() { :; }

part_round() { :; }

part_end() {
    printf '\n### parquet: the writer alone\n\n'
    "$root/bench/write-parquet.sh" 2000000 zstd "$rounds" 2
}
