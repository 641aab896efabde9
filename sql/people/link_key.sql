-- A new key for links; keys that nothing signed by can still be valid go.
-- Params: @secret.
-- Returns: the key.
delete from etl.link_key where made_at < clock_timestamp() - interval '60 days';

insert into etl.link_key (secret) values (@secret)
returning link_key_id, secret;
