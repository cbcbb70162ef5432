--liquibase formatted sql

--changeset deskferry:013-cast-functions splitStatements:false
-- Casts that answer NULL where a plain cast would fail, so that one odd record cannot break a view for all others.
CREATE FUNCTION staging.as_bigint(value text) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN value ~ '^-?[0-9]{1,18}$' THEN value::bigint END;

CREATE FUNCTION staging.as_numeric(value text) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN value ~ '^-?[0-9]{1,30}(\.[0-9]{1,30})?$' THEN value::numeric END;

CREATE FUNCTION staging.as_boolean(value text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE value WHEN 'true' THEN true WHEN 'false' THEN false END;

CREATE FUNCTION staging.as_timestamp(value text) RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE
    WHEN value ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-4]):?[0-5][0-9])?)?$'
      AND left(value, 4) <> '0000'
      AND substr(value, 9, 2)::integer
        <= extract(day FROM (left(value, 7) || '-01')::date + interval '1 month' - interval '1 day')
    THEN (CASE WHEN value ~ '(Z|[+-][0-9]{2}:?[0-9]{2})$' AND length(value) > 10 THEN value ELSE value || ' UTC' END)::timestamptz
  END;

CREATE FUNCTION staging.as_text_array(value jsonb) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN jsonb_typeof(value) = 'array'
    THEN ARRAY(
      SELECT element
      FROM jsonb_array_elements_text(CASE WHEN jsonb_typeof(value) = 'array' THEN value ELSE '[]' END) AS element)
  END;

CREATE FUNCTION staging.as_bigint_array(value jsonb) RETURNS bigint[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN jsonb_typeof(value) = 'array'
    THEN ARRAY(
      SELECT staging.as_bigint(element)
      FROM jsonb_array_elements_text(CASE WHEN jsonb_typeof(value) = 'array' THEN value ELSE '[]' END) AS element
      WHERE staging.as_bigint(element) IS NOT NULL)
  END;

CREATE FUNCTION staging.count_elements(value jsonb) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN jsonb_array_length(CASE WHEN jsonb_typeof(value) = 'array' THEN value ELSE '[]' END);

COMMENT ON FUNCTION staging.as_timestamp(text) IS 'An ISO 8601 date or date and time; without a zone it is taken for UTC; NULL when it is neither';

--rollback DROP FUNCTION staging.count_elements(jsonb), staging.as_bigint_array(jsonb), staging.as_text_array(jsonb), staging.as_timestamp(text), staging.as_boolean(text), staging.as_numeric(text), staging.as_bigint(text);
