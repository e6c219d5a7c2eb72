package io.opsmate.app.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.llm.Bedrock;
import io.opsmate.app.adapter.llm.Claude;
import io.opsmate.app.adapter.llm.LangChainAdvisor;
import io.opsmate.app.adapter.llm.MeasuredModel;
import io.opsmate.app.adapter.llm.ModelCheck;
import io.opsmate.app.adapter.llm.ModelPrices;
import io.opsmate.app.adapter.llm.OpenAiCompatible;
import io.opsmate.app.adapter.llm.OpenAiEmbeddings;
import io.opsmate.app.adapter.llm.Prompts;
import io.opsmate.app.adapter.llm.Provider;
import io.opsmate.app.adapter.postgres.PostgresSpending;
import io.opsmate.app.config.Secret;
import io.opsmate.app.config.Settings;
import io.opsmate.app.config.Settings.Llm;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.MeteredAdvisor;
import io.opsmate.skills.advice.MeteredEmbeddings;
import io.opsmate.skills.advice.Spending;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.ports.Embeddings;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Transactions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The language model, what may be spent on it, and what it is asked with. */
@Factory
@Requires(beans = DatabaseStart.class)
final class AdvisorFactory {
  /** Those that come with OpsMate; the set of all skills is compared with them when it is made. */
  @Singleton
  Prompts prompts() {
    return Prompts.bundled();
  }

  @Singleton
  Spending spending(Settings settings) {
    return new PostgresSpending(settings.llm().limits());
  }

  @Singleton
  @Bean(preDestroy = "close")
  LanguageModel model(Settings settings, Prompts prompts, Permits permits, ModelPrices prices, MeterRegistry meters) {
    return provider(settings.llm())
        .map(provider -> new LanguageModel(provider.models().getFirst().name() + ", " + provider.name(),
            Optional.of(new MeasuredModel(new LangChainAdvisor(provider, prompts, permits, prices),
                meters))))
        .orElseGet(
            () -> new LanguageModel("none; commands work, plain words get the nearest of them", Optional.empty()));
  }

  @Singleton
  Advisor advisor(LanguageModel model, Transactions transactions, MeteredAdvisor.Books books, Prompts prompts) {
    return model.model()
        .<Advisor>map(there -> new MeteredAdvisor(there, transactions, books, ref -> prompts.prompt(ref).hash()))
        .orElse(Advisor.NONE);
  }

  @Singleton
  MeteredAdvisor.Books books(Spending spending, AuditTrail audit, Ids ids) {
    return new MeteredAdvisor.Books(spending, audit, ids);
  }

  @Singleton
  ModelPrices modelPrices(Settings settings) {
    return settings.llm().prices().map(ModelPrices::with).orElseGet(ModelPrices::shipped);
  }

  @Singleton
  Embeddings embeddings(Settings settings, ModelPrices prices, Transactions transactions, MeteredAdvisor.Books books) {
    return settings.llm().provider() instanceof Llm.Provider.OpenAi(var url, var key, _)
        ? settings.llm()
            .embedding()
            .<Embeddings>map(name -> new MeteredEmbeddings(
                new OpenAiEmbeddings(address(url), key.map(Secret::value), name, prices), transactions, books))
            .orElse(Embeddings.NONE)
        : Embeddings.NONE;
  }

  private static Optional<Provider> provider(Llm llm) {
    return switch (llm.provider()) {
      case Llm.Provider.None _ -> Optional.empty();
      case Llm.Provider.OpenAi(Optional<URI> url, Optional<Secret> key, String model) -> {
        List<String> models = models(model, llm.fallback());
        new ModelCheck(address(url), key.map(Secret::value))
            .run(Stream.concat(models.stream(), llm.embedding().stream()).toList());
        yield Optional.of(OpenAiCompatible.provider(address(url), key.map(Secret::value), models));
      }
      case Llm.Provider.Anthropic(Optional<URI> url, Secret key, String model) ->
          Optional.of(Claude.provider(url, key.value(), models(model, llm.fallback())));
      case Llm.Provider.Bedrock(String model) -> Optional.of(Bedrock.provider(models(model, llm.fallback())));
    };
  }

  private static URI address(Optional<URI> url) {
    return url.orElse(OpenAiCompatible.OPENAI);
  }

  private static List<String> models(String model, Optional<String> fallback) {
    return Stream.concat(Stream.of(model), fallback.stream()).distinct().toList();
  }
}
