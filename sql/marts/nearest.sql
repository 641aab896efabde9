-- The three known values that look most like a wanted one, nearest first, as a text for people.
create function mart.nearest(wanted text, known text[])
returns text
language sql immutable parallel safe
as $$
with piece as (
    -- Names and values that share many pairs of letters look alike.
    select distinct substr(lower(wanted), place, 2) as pair
    from generate_series(1, greatest(length(wanted) - 1, 1)) as place
),
likeness as (
    select candidate, 2.0 * count(piece.pair) / (length(wanted) + length(candidate)) as share
    from (select distinct unnest(known)) as candidates (candidate)
    left join piece on strpos(lower(candidate), piece.pair) > 0
    group by candidate
)
select string_agg(format('"%s"', candidate), ', ' order by share desc, candidate collate "C")
from (select candidate, share from likeness order by share desc, candidate collate "C" limit 3) as nearest
$$;

comment on function mart.nearest is
    'Part of the functions: the three known values that look most like a wanted one, for an error to name.';

revoke execute on function mart.nearest from public;
grant execute on function mart.nearest to insights_report_viewer, insights_executive_viewer, insights_ranking;
