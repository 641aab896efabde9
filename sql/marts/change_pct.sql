-- Change in percent of what was before; the caller gives null where there is no before.
create function mart.change_pct(before numeric, now numeric)
returns numeric
language sql immutable parallel safe
as $$
select mart.pct(now - before, abs(before))
$$;

comment on function mart.change_pct is
    'Part of the functions: change from before to now in percent of before. Null where either is null or before is 0.';

revoke execute on function mart.change_pct from public;
grant execute on function mart.change_pct to insights_report_viewer, insights_executive_viewer, insights_ranking;
