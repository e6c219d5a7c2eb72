package io.opsmate.app.config;

import io.opsmate.app.config.Settings.Llm;
import io.opsmate.skills.advice.SpendingLimits;
import java.net.URI;
import java.util.Optional;

/** Finds out which language model is meant: the one that is named, or the only one there is a key or an address for. */
final class LlmReader {
  private LlmReader() {}

  static Llm llm(Environment from) {
    SpendingLimits usual = SpendingLimits.DEFAULT;
    return new Llm(provider(from), from.text(Setting.LLM_FALLBACK_MODEL), from.text(Setting.LLM_EMBEDDING_MODEL),
        new SpendingLimits(
            from.parsed(Setting.OPSMATE_LLM_PERSON_TOKENS, Forms::tokens).orElse(usual.personTokens()),
            from.parsed(Setting.OPSMATE_LLM_ORG_TOKENS, Forms::tokens).orElse(usual.orgTokens()),
            from.parsed(Setting.OPSMATE_LLM_PERSON_USD, Forms::dollars).orElse(usual.personMoney()),
            from.parsed(Setting.OPSMATE_LLM_ORG_USD, Forms::dollars).orElse(usual.orgMoney())),
        from.parsed(Setting.OPSMATE_LLM_PRICES, Forms::readableFile));
  }

  private static Llm.Provider provider(Environment from) {
    Optional<URI> url = from.parsed(Setting.LLM_URL, Forms::modelUrl);
    return switch (from.parsed(Setting.OPSMATE_LLM, Forms::llm).orElseGet(() -> implied(from))) {
      case "openai" -> openAi(from, url);
      case "anthropic" -> anthropic(from, url);
      case "bedrock" -> bedrock(from);
      default -> new Llm.Provider.None();
    };
  }

  private static String implied(Environment from) {
    if (from.has(Setting.OPSMATE_LLM)) {
      return "none"; // it is faulty, and said to be
    }
    if (from.has(Setting.LLM_URL) || from.has(Setting.OPENAI_API_KEY)) {
      return "openai";
    }
    return from.has(Setting.ANTHROPIC_API_KEY) ? "anthropic" : "none";
  }

  private static Llm.Provider openAi(Environment from, Optional<URI> url) {
    Optional<Secret> key = from.secret(Setting.OPENAI_API_KEY);
    if (key.isEmpty() && !from.has(Setting.LLM_URL)) {
      from.fault(Setting.OPENAI_API_KEY,
          "missing, while OPSMATE_LLM is openai and LLM_URL names no server of your own");
    }
    return new Llm.Provider.OpenAi(url, key,
        from.text(Setting.LLM_MODEL).orElse(from.has(Setting.LLM_URL) ? "qwen2.5:7b" : "gpt-4.1-mini"));
  }

  private static Llm.Provider anthropic(Environment from, Optional<URI> url) {
    Optional<Secret> key = from.secret(Setting.ANTHROPIC_API_KEY);
    if (key.isEmpty()) {
      from.fault(Setting.ANTHROPIC_API_KEY, "missing, while OPSMATE_LLM is anthropic");
    }
    return key.<Llm.Provider>map(secret -> new Llm.Provider.Anthropic(url, secret,
        from.text(Setting.LLM_MODEL).orElse("claude-haiku-4-5"))).orElseGet(Llm.Provider.None::new);
  }

  private static Llm.Provider bedrock(Environment from) {
    Optional<String> model = from.text(Setting.LLM_MODEL);
    if (model.isEmpty()) {
      from.fault(Setting.LLM_MODEL,
          "missing, while OPSMATE_LLM is bedrock: which models there are depends on the region");
    }
    return model.<Llm.Provider>map(Llm.Provider.Bedrock::new).orElseGet(Llm.Provider.None::new);
  }
}
