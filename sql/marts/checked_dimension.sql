-- The dimension itself, or an error that names it and the nearest of those there are.
create function mart.checked_dimension(dimension text, known text[])
returns text
language plpgsql immutable parallel safe
as $$
begin
    if dimension is null or dimension <> all (known) then
        raise exception 'There is no dimension "%"; nearest: %.', coalesce(dimension, ''), mart.nearest(coalesce(dimension, ''), known)
            using errcode = 'invalid_parameter_value';
    end if;
    return dimension;
end
$$;

comment on function mart.checked_dimension is
    'Part of the functions: a dimension that is one of those known, or an error that names it and the nearest ones.';

revoke execute on function mart.checked_dimension from public;
grant execute on function mart.checked_dimension to insights_report_viewer, insights_executive_viewer;
