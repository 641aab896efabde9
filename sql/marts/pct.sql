-- A share in percent, of sums; multiplied first, so that what ends on half a hundredth is exact when it is rounded.
create function mart.pct(part numeric, whole numeric)
returns numeric
language sql immutable parallel safe
as $$
select round(part * 100 / nullif(whole, 0), 2)
$$;

comment on function mart.pct is
    'Part of the functions: a share in percent, rounded half away from zero to 2 places, not clamped. Null where either is null or '
    'the whole is 0.';

revoke execute on function mart.pct from public;
grant execute on function mart.pct to insights_report_viewer, insights_executive_viewer, insights_ranking;
