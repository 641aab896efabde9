-- Filters as the other functions take them: only lists that are not empty; or an error that says what is wrong.
-- Params: filters as the caller gives them; null, an absent, null or empty list = all.
create function mart.checked_filters(filters jsonb)
returns jsonb
language plpgsql stable parallel safe
as $$
declare
    known_names constant text[] :=
        '{products,markets,attributions,locations,channels,segments,skus,workloads}';
    chosen jsonb := '{}';
    asked record;
    wrong text;
begin
    if jsonb_typeof(coalesce(filters, '{}')) <> 'object' then
        raise exception 'Filters are %, expected an object of lists.', filters using errcode = 'invalid_parameter_value';
    end if;
    for asked in select key as name, value as list from jsonb_each(filters) loop
        if asked.name <> all (known_names) then
            raise exception 'There is no filter "%"; nearest: %.', asked.name, mart.nearest(asked.name, known_names)
                using errcode = 'invalid_parameter_value';
        end if;
        continue when asked.list in ('null', '[]');
        if jsonb_typeof(asked.list) <> 'array' or jsonb_path_exists(asked.list, 'strict $[*] ? (@.type() != "string")') then
            raise exception 'Filter "%" is %, expected a list of texts.', asked.name, asked.list
                using errcode = 'invalid_parameter_value';
        end if;
        wrong := (
            select min(given)
            from jsonb_array_elements_text(asked.list) as given
            where given not in (select value from mart.filter_value(asked.name))
        );
        if wrong is not null then
            raise exception 'Filter "%" has no value "%"; nearest: %.', asked.name, wrong,
                mart.nearest(wrong, array(select value from mart.filter_value(asked.name)))
                using errcode = 'invalid_parameter_value';
        end if;
        chosen := chosen || jsonb_build_object(asked.name, asked.list);
    end loop;
    return chosen;
end
$$;

comment on function mart.checked_filters is
    'Part of the functions: filters without their empty lists, which mean all. An unknown name, or a value the warehouse has never '
    'had, is an error that names it and the nearest valid ones.';

revoke execute on function mart.checked_filters from public;
grant execute on function mart.checked_filters to insights_report_viewer, insights_executive_viewer, insights_ranking;
