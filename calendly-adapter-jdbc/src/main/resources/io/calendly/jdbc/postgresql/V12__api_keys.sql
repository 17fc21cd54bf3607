-- API keys, the ids of users at the issuer of tokens, and the credential by which the actor of an event made the change.

-- A key without a user is one of a service. The scopes are a JSON array. Of the secret only the hash is stored.
CREATE TABLE api_keys (
    id           uuid   NOT NULL PRIMARY KEY,
    name         text   NOT NULL,
    user_id      bigint REFERENCES users (id),
    scopes       text   NOT NULL,
    hash         text   NOT NULL,
    created_at   bigint NOT NULL,
    expires_at   bigint,
    last_used_at bigint
);

-- The keys of a user are removed with the user.
CREATE INDEX api_keys_of_user ON api_keys (user_id);

ALTER TABLE users ADD COLUMN external_id text;

-- No two users have the same id at the issuer.
CREATE UNIQUE INDEX users_external_id ON users (external_id) WHERE external_id IS NOT NULL;

-- The id of the credential. Events from before this migration have none.
ALTER TABLE outbox ADD COLUMN credential text;
