-- Brings the versions of one type 2 dimension in line with what the month's snapshot says of its members.
-- {table}, {key}, {id}, {columns} and {candidate_columns} are those of a Type2Dimension; one rule serves all four.
-- Params: @month (first day).
-- Again:  a second run with the same snapshot finds no affected member and changes nothing.
-- A version starts where values differ from those of the observation before, and wherever one started already, so that a
-- correction changes a version in place and keys stay. Values valid in a month follow from the observations alone.

-- Affected: what the month says of a member now is not what it said before, or, said for the first time, not what is valid.
insert into staging.affected_{table} ({id})
with observation as (
    select {id}, values_hash from etl.{table}_observation where month_start = @month
),
valid as (
    select {id}, values_hash from warehouse.{table} where valid_from <= @month and valid_to > @month
)
select {id}
from staging.{table} as candidate
full join observation using ({id})
left join valid using ({id})
where candidate.values_hash is distinct from coalesce(observation.values_hash, valid.values_hash);

-- The month's observations become what its snapshot says.
delete from etl.{table}_observation as observation
where observation.month_start = @month
    and not exists (select from staging.{table} as candidate where candidate.{id} = observation.{id});

update etl.{table}_observation as observation
set values_hash = candidate.values_hash, is_inferred = {is_inferred}
from staging.{table} as candidate
where observation.month_start = @month and observation.{id} = candidate.{id} and observation.values_hash <> candidate.values_hash;

insert into etl.{table}_observation (month_start, {id}, values_hash, is_inferred)
select @month, candidate.{id}, candidate.values_hash, {is_inferred}
from staging.{table} as candidate
where not exists (
    select from etl.{table}_observation as observation
    where observation.month_start = @month and observation.{id} = candidate.{id}
);

-- The versions that the affected members shall have; with the key of the one that starts there already.
insert into staging.version_{table} ({id}, {key}, values_hash, valid_from, valid_to)
with observation as (
    select {id}, month_start, values_hash, lag(values_hash) over (partition by {id} order by month_start) as previous_hash
    from etl.{table}_observation
    join staging.affected_{table} as affected using ({id})
),
start as (
    select observation.{id}, held.{key}, observation.values_hash, observation.month_start
    from observation
    left join warehouse.{table} as held on held.{id} = observation.{id} and held.valid_from = observation.month_start
    where observation.values_hash is distinct from observation.previous_hash or held.{key} is not null
)
select {id}, {key}, values_hash, month_start, lead(month_start, 1, date '9999-12-31') over (partition by {id} order by month_start)
from start;

update warehouse.{table} as held
set is_current = false
from staging.affected_{table} as affected
where affected.{id} = held.{id} and held.is_current;

-- A version that the change splits off keeps its values.
insert into warehouse.{table} ({id}, {columns}, values_hash, is_current, valid_from, valid_to)
select version.{id}, {columns}, version.values_hash, version.valid_to = date '9999-12-31', version.valid_from, version.valid_to
from staging.version_{table} as version
join warehouse.{table} as held
    on held.{id} = version.{id} and held.valid_from < version.valid_from and held.valid_to > version.valid_from
where version.{key} is null and version.valid_from <> @month;

-- A version that no observation starts any more is set aside before all months, until no fact refers to it.
update warehouse.{table} as held
set valid_from = date '0001-01-01' + retired.place, valid_to = date '0001-01-02' + retired.place
from (
    select {key}, row_number() over (partition by {id} order by {key})::int as place
    from warehouse.{table} as unmatched
    join staging.affected_{table} as affected using ({id})
    where not exists (
        select from staging.version_{table} as version
        where version.{id} = unmatched.{id} and version.valid_from = unmatched.valid_from
    )
) as retired
where retired.{key} = held.{key};

update warehouse.{table} as held
set valid_to = version.valid_to, is_current = version.valid_to = date '9999-12-31'
from staging.version_{table} as version
where version.{key} = held.{key}
    and (held.valid_to <> version.valid_to or held.is_current <> (version.valid_to = date '9999-12-31'));

update warehouse.{table} as held
set ({columns}, values_hash) = row({candidate_columns}, candidate.values_hash)
from staging.version_{table} as version
join staging.{table} as candidate using ({id})
where version.{key} = held.{key} and version.valid_from = @month and held.values_hash <> candidate.values_hash;

insert into warehouse.{table} ({id}, {columns}, values_hash, is_current, valid_from, valid_to)
select version.{id}, {columns}, version.values_hash, version.valid_to = date '9999-12-31', version.valid_from, version.valid_to
from staging.version_{table} as version
join (select {id} as candidate_id, {columns} from staging.{table}) as candidate on candidate.candidate_id = version.{id}
where version.{key} is null and version.valid_from = @month;
