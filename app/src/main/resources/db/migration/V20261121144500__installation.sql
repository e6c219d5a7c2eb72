-- Slack workspaces and enterprises that installed OpsMate. Exempt from row-level security: it is read to learn which org a
-- request is of. No business content; tokens are sealed with the master key, bound to org and purpose.
CREATE TABLE installation (
  org_id uuid PRIMARY KEY REFERENCES org,
  app text NOT NULL,
  bot_user text NOT NULL,
  scopes text NOT NULL,
  installed_by text NOT NULL,
  installed_at timestamptz NOT NULL,
  bot_token bytea,
  refresh_token bytea,
  expires_at timestamptz,
  -- Until when one replica alone may use the refresh token, which is of use once.
  renewing_until timestamptz,
  gone_at timestamptz,
  gone_because text NOT NULL DEFAULT '',
  CHECK ((gone_at IS NULL) = (bot_token IS NOT NULL)),
  CHECK ((refresh_token IS NULL) = (expires_at IS NULL)),
  CHECK (gone_at IS NULL OR refresh_token IS NULL)
);
GRANT SELECT, INSERT, UPDATE ON installation TO ${app};

-- Installations under way, of nobody's org yet: the hash of a random state, until when it may be used.
CREATE TABLE oauth_state (
  state_hash bytea PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
CREATE INDEX oauth_state_age ON oauth_state (expires_at);
GRANT SELECT, INSERT, DELETE ON oauth_state TO ${app};
