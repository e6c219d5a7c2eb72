-- What was spent on the language model: one row for each person, prompt and model a day. Holds no words.
CREATE TABLE advice_spent (
  org_id uuid NOT NULL REFERENCES org,
  day date NOT NULL,
  member text NOT NULL,
  prompt text NOT NULL,
  model text NOT NULL,
  inquiries bigint NOT NULL,
  unpriced bigint NOT NULL,
  tokens_in bigint NOT NULL,
  tokens_out bigint NOT NULL,
  usd numeric NOT NULL,
  PRIMARY KEY (org_id, day, member, prompt, model),
  CHECK (inquiries > 0 AND unpriced BETWEEN 0 AND inquiries),
  CHECK (tokens_in >= 0 AND tokens_out >= 0 AND usd >= 0)
);
CALL core_guard('advice_spent');
GRANT SELECT, INSERT, UPDATE, DELETE ON advice_spent TO ${app};
