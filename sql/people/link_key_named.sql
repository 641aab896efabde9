-- A key for links by its number.
-- Params: @key.
select link_key_id, secret
from etl.link_key
where link_key_id = @key;
