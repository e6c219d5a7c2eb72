package io.opsmate.app.config;

/** Every setting there is, as an environment variable, with what it means, its default in words and a sane example. */
public enum Setting {
  SLACK_BOT_TOKEN("bot token of the Slack app", "none: the sandbox starts instead", "xoxb-…"),
  SLACK_SIGNING_SECRET("proves that requests come from Slack", "required with SLACK_BOT_TOKEN or SLACK_CLIENT_ID",
      "0123456789abcdef0123456789abcdef"),
  SLACK_APP_TOKEN("app-level token: OpsMate calls Slack (Socket Mode) and needs no public address", "none: HTTP only",
      "xapp-…"),
  SLACK_SOCKET_CONNECTIONS("connections of Socket Mode at a time, 1 to 10", "2", "2"),
  SLACK_CLIENT_ID("client id of the Slack app, for many workspaces that install it; instead of SLACK_BOT_TOKEN", "none",
      "1234567890.1234567890"),
  SLACK_CLIENT_SECRET("client secret of the Slack app", "required with SLACK_CLIENT_ID",
      "0123456789abcdef0123456789abcdef"),
  SLACK_APP_ID("id of the Slack app; an installation of any other is refused", "none: not compared", "A0123ABCD"),
  SLACK_API_URL("where Slack's Web API is", "https://slack.com/api/", "https://slack.com/api/"),
  DATABASE_URL("PostgreSQL for the application's role, as a JDBC address", "none: an embedded PostgreSQL",
      "jdbc:postgresql://db.internal:5432/opsmate?user=opsmate_app&password=…"),
  DATABASE_OWNER_URL("PostgreSQL for the owner's role; used by ./opsmate migrate and ./opsmate audit retain only",
      "none",
      "jdbc:postgresql://db.internal:5432/opsmate?user=opsmate_owner&password=…"),
  OPSMATE_MASTER_KEY(
      "key for secrets at rest, 32 bytes in base64, alike on all replicas; the first of several (commas) seals",
      "made in OPSMATE_DATA; required with DATABASE_URL",
      "$(openssl rand -base64 32)"),
  OPSMATE_AUDIT_KEY("key that signs checkpoints of the audit trail: Ed25519, PKCS#8 (DER) in base64",
      "made once and kept sealed in the database",
      "$(openssl genpkey -algorithm ed25519 -outform DER | base64 -w0)"),
  OPSMATE_DATA("folder of the embedded database and generated secrets", "~/.local/share/opsmate", "/var/lib/opsmate"),
  REDIS_URL("Redis for what replicas share at speed; rediss:// for TLS", "none: each replica on its own",
      "redis://:password@redis.internal:6379"),
  NEO4J_URI("Neo4j for the activity graph", "none: in memory", "neo4j://graph.internal:7687"),
  AWS_ENDPOINT_URL("an AWS emulator instead of AWS (the AWS SDK's own variable, as are AWS_REGION, keys and profile)",
      "AWS itself", "http://127.0.0.1:5000"),
  OPSMATE_AWS_REGIONS("regions to look at, comma-separated", "every region enabled for the account",
      "eu-west-1,us-east-1"),
  OPSMATE_AWS_READ_ROLE_ARN("role assumed for reading", "none: the AWS credentials as they are",
      "arn:aws:iam::123456789012:role/opsmate-read"),
  OPSMATE_AWS_ACT_ROLE_ARN("role assumed for approved actions", "none: the AWS credentials as they are",
      "arn:aws:iam::123456789012:role/opsmate-act"),
  OPSMATE_ESTATE("what OpsMate looks after: demo or aws", "aws with a Slack token, demo without", "demo"),
  OPSMATE_PUBLIC_URL("where browsers reach OpsMate; people install at /slack/install below it",
      "required with SLACK_CLIENT_ID", "https://opsmate.example.com"),
  OPSMATE_DEFAULT_WORKSPACE(
      "with SLACK_CLIENT_ID: the workspace or enterprise that the AWS account, the channel and the approvers belong to",
      "none: no workspace", "T0123ABCD"),
  OPSMATE_CHANNEL("channel for cards of commands that were typed in a direct message or on Home", "none", "C0123ABCD"),
  OPSMATE_APPROVERS("who may approve until somebody changes the rules: user and user-group ids, comma-separated",
      "workspace admins (in the sandbox: @approvers)",
      "U0123ABCD,S0123ABCD"),
  OPSMATE_ENABLE_ACTIONS(
      "what OpsMate may change until somebody changes the rules: nonprod or prod, or with actions: nonprod:ACTION,…",
      "nothing (with the demo estate: all)", "nonprod:ebs.delete-volume,ec2.release-address"),
  OPSMATE_PRICES("file with your own prices, over the built-in list", "none", "/etc/opsmate/prices.json"),
  OPSMATE_LLM("language model that answers plain words: none, openai, anthropic or bedrock",
      "openai with LLM_URL or OPENAI_API_KEY, anthropic with ANTHROPIC_API_KEY alone, else none", "openai"),
  LLM_URL("server that speaks like OpenAI (Ollama, vLLM, a gateway), with or without /v1", "the provider itself",
      "http://localhost:11434"),
  LLM_MODEL("name of the model", "qwen2.5:7b with LLM_URL, gpt-4.1-mini, claude-haiku-4-5; required with bedrock",
      "qwen2.5:7b"),
  LLM_FALLBACK_MODEL("simpler model of the same provider, asked when the first does not answer", "none", "qwen2.5:3b"),
  LLM_EMBEDDING_MODEL("model for embeddings, of the same server that speaks like OpenAI", "none", "nomic-embed-text"),
  OPENAI_API_KEY("key for OpenAI or for LLM_URL", "none", "sk-…"),
  ANTHROPIC_API_KEY("key for Anthropic", "none", "sk-ant-…"),
  OPSMATE_LLM_PERSON_TOKENS("tokens of the language model a person may use a day", "200000", "200000"),
  OPSMATE_LLM_ORG_TOKENS("tokens of the language model a workspace may use a day", "2000000", "2000000"),
  OPSMATE_LLM_PERSON_USD("US dollars a person may spend on the language model a month", "20", "20"),
  OPSMATE_LLM_ORG_USD("US dollars a workspace may spend on the language model a month", "50", "50"),
  OPSMATE_LLM_PRICES("file with your own prices of language models, over the built-in list", "none",
      "/etc/opsmate/model-prices.json"),
  OPSMATE_PORT("port of the HTTP server", "8080", "8080");

  private final String sentence;
  private final String byDefault;
  private final String example;

  Setting(String sentence, String byDefault, String example) {
    this.sentence = sentence;
    this.byDefault = byDefault;
    this.example = example;
  }

  public String sentence() {
    return sentence;
  }

  public String byDefault() {
    return byDefault;
  }

  public String example() {
    return example;
  }
}
