package io.opsmate.app.adapter.llm;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.kernel.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** List prices of models, as of a day. A model that is not listed has no price, which is not a price of zero. */
public final class ModelPrices {
  private static final String SHIPPED = "model-prices.json";
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /** {@code gpt-4.1-2025-04-14}, {@code claude-haiku-4-5-20251001-v1:0}: the same model on a day of its own. */
  private static final Pattern DATED =
      Pattern.compile("-\\d{4}-?\\d{2}-?\\d{2}(-v\\d+(:\\d+)?)?$|-v\\d+:\\d+$|-latest$");

  /** Bedrock's inference profiles and makers before the model's own name. */
  private static final Pattern PREFIX = Pattern.compile("^((us|eu|apac|jp|au|us-gov|global)\\.)?(anthropic\\.)?");

  private final Map<String, Price> models;

  private ModelPrices(Map<String, Price> models) {
    this.models = Map.copyOf(models);
  }

  /** US dollars for a million tokens. */
  private record Price(BigDecimal in, BigDecimal out) {
    Price {
      if (in.signum() < 0 || out.signum() < 0) {
        throw new IllegalArgumentException("a price below zero");
      }
    }
  }

  private record Document(LocalDate asOf, String source, Map<String, Price> usdPerMillionTokens) {
    Document {
      if (usdPerMillionTokens.containsValue(null)) {
        throw new IllegalArgumentException("a model without prices; leave it out instead");
      }
      usdPerMillionTokens = Map.copyOf(usdPerMillionTokens);
    }
  }

  /** Those that come with OpsMate. */
  public static ModelPrices shipped() {
    try (InputStream in = Objects.requireNonNull(ModelPrices.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return new ModelPrices(read(in, SHIPPED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those of a file in the same form over those that come with OpsMate.
   *
   * <p>Errors: {@link IllegalStateException} when the file is not of that form.
   */
  public static ModelPrices with(Path own) {
    try (InputStream in = Files.newInputStream(own)) {
      Map<String, Price> models = new HashMap<>(shipped().models);
      models.putAll(read(in, own.toString()));
      return new ModelPrices(models);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Price> read(InputStream in, String name) throws IOException {
    try {
      Document document = JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build()
          .readValue(in, Document.class);
      if (document == null) {
        throw new IllegalStateException(name + " is no list of model prices: it is empty");
      }
      return document.usdPerMillionTokens();
    } catch (JacksonException e) {
      throw new IllegalStateException(name + " is no list of model prices: " + where(e) + because(e), e);
    }
  }

  private static String where(JacksonException e) {
    return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? mapping.getPath().stream().map(part -> String.valueOf(part.getFieldName())).collect(Collectors.joining("."))
            + ": "
        : "";
  }

  /** Our own reason where there is one, without the names of classes around it. */
  private static String because(JacksonException e) {
    return e.getCause() instanceof IllegalArgumentException ours && ours.getMessage() != null
        ? ours.getMessage()
        : e.getOriginalMessage()
            .lines()
            .findFirst()
            .filter(line -> !line.contains(" of type `"))
            .orElse("it has another form than the list that comes with OpsMate");
  }

  /** What these tokens cost; empty when the model has no price. */
  Optional<Money> cost(String model, Tokens tokens) {
    return Optional.ofNullable(models.get(bare(model)))
        .map(price -> Money.usd(price.in()
            .multiply(BigDecimal.valueOf(tokens.in()))
            .add(price.out().multiply(BigDecimal.valueOf(tokens.out())))
            .divide(MILLION)));
  }

  /** The most that so many tokens can cost at any of these models; empty when none has a price. */
  Optional<Money> dearest(Collection<String> names, long tokens) {
    return names.stream()
        .flatMap(name -> Stream.of(new Tokens(tokens, 0), new Tokens(0, tokens))
            .flatMap(all -> cost(name, all).stream()))
        .max(Comparator.naturalOrder());
  }

  private static String bare(String model) {
    return DATED.matcher(PREFIX.matcher(model).replaceFirst("")).replaceFirst("");
  }
}
