-- A set of workloads is unique however many are in it: an index of the values themselves takes some 700.
alter table warehouse.dim_workload_set
    drop constraint dim_workload_set_workload_keys_key,
    add constraint dim_workload_set_member exclude using hash (workload_keys with =);
