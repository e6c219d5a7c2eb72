package io.opsmate.app.adapter.prices;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.zombie.PriceItem;
import io.opsmate.skills.zombie.PriceList;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads price lists.
 *
 * <p>Errors: {@link UnusablePrices} with file, line or field, and reason, for anything that is not a whole, plausible
 * list.
 */
public final class PriceFile {
  private static final String SHIPPED = "list-prices.json";

  private static final JsonMapper JSON = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
      .build();

  private PriceFile() {}

  /** The list that comes with OpsMate. */
  static PriceList shipped() {
    try (InputStream in = Objects.requireNonNull(PriceFile.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return read(SHIPPED, in);
    } catch (IOException e) {
      throw new UnusablePrices(SHIPPED, "", e.toString());
    }
  }

  /** The shipped list, with one's own prices over it when there is a file of them. */
  public static PriceList read(Optional<Path> own) {
    return own.map(PriceFile::shippedUnder).orElseGet(PriceFile::shipped);
  }

  /**
   * One's own prices over the shipped ones: an own price wins, what is not in the file keeps its list price, and the older
   * of both days counts. A file in another currency stands alone.
   */
  static PriceList shippedUnder(Path own) {
    PriceList shipped = shipped();
    PriceList ours = at(own);
    if (!ours.currency().equals(shipped.currency())) {
      return ours;
    }
    Map<Region, Map<PriceItem, BigDecimal>> prices = new HashMap<>(shipped.prices());
    ours.prices().forEach((region, items) -> prices.merge(region, items, PriceFile::over));
    return new PriceList(ours.asOf().isBefore(shipped.asOf()) ? ours.asOf() : shipped.asOf(), ours.currency(), prices);
  }

  private static Map<PriceItem, BigDecimal> over(Map<PriceItem, BigDecimal> shipped, Map<PriceItem, BigDecimal> ours) {
    Map<PriceItem, BigDecimal> both = new EnumMap<>(shipped);
    both.putAll(ours);
    return both;
  }

  private static PriceList at(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return read(path.toString(), in);
    } catch (IOException e) {
      throw new UnusablePrices(path.toString(), "", "it cannot be read (" + e + ")");
    }
  }

  static PriceList read(String name, InputStream in) throws IOException {
    try {
      PriceDocument document = JSON.readValue(in, PriceDocument.class);
      if (document == null) {
        throw new UnusablePrices(name, "", "it is empty");
      }
      return document.toList(name);
    } catch (UnrecognizedPropertyException e) {
      throw new UnusablePrices(name, e.getPropertyName(),
          "there is no such field; there are asOf, currency, source, regions");
    } catch (JacksonException e) {
      throw new UnusablePrices(name, where(e), e.getOriginalMessage().lines().findFirst().orElse("it is no JSON"));
    }
  }

  private static String where(JacksonException e) {
    String line = e.getLocation() == null ? "" : line(e.getLocation());
    String field = e instanceof JsonMappingException mapping
        ? mapping.getPath()
            .stream()
            .map(step -> Objects.requireNonNullElse(step.getFieldName(), "[" + step.getIndex() + "]"))
            .collect(Collectors.joining("."))
        : "";
    return field.isEmpty() ? line : line + ", " + field;
  }

  private static String line(JsonLocation at) {
    return "line " + at.getLineNr();
  }
}
