-- The newest key for links, unless it is due to be followed by another.
-- Params: @rotation (interval).
select link_key_id, secret
from etl.link_key
where made_at > clock_timestamp() - @rotation
order by link_key_id desc
limit 1;
