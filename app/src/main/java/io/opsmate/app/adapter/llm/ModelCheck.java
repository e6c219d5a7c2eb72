package io.opsmate.app.adapter.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once whether a server that speaks like OpenAI has the models that are set: a line in the log, and no more. */
public final class ModelCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ModelCheck.class);

  private static final int NOT_FOUND = 404;

  private final ModelHttp http = new ModelHttp();
  private final URI base;
  private final Optional<String> key;

  public ModelCheck(URI url, Optional<String> key) {
    this.base = OpenAiCompatible.base(url);
    this.key = key;
  }

  /** One sentence for the log about what is not as it should be; empty when all is well. */
  public Optional<String> warning(List<String> models) {
    HttpRequest request = HttpRequest.builder()
        .method(HttpMethod.GET)
        .url(base + "/models")
        .addHeader("Authorization", "Bearer " + key.orElse("none"))
        .build();
    try {
      Set<String> there = ids(new JsonMapper().readTree(http.execute(request).body()));
      List<String> absent = models.stream()
          .filter(model -> !there.contains(model) && !there.contains(model + ":latest"))
          .toList();
      return absent.isEmpty()
          ? Optional.empty()
          : Optional.of(base + " does not list the model " + String.join(", ", absent)
              + "; LLM_MODEL names one of its models, and Ollama fetches one with “ollama pull”");
    } catch (JsonProcessingException e) {
      return Optional.of(base + "/models answers no list of models; is LLM_URL right?");
    } catch (ModelHttp.Refusal e) {
      return Optional.of(e.statusCode() == NOT_FOUND
          ? base + " has no list of models there; is LLM_URL right?"
          : away(e));
    } catch (RuntimeException e) {
      return Optional.of(away(e));
    }
  }

  private String away(RuntimeException e) {
    return base + ": " + Fault.of(e).because() + "; OpsMate goes on without it and asks again when needed";
  }

  /** The same, in the log, on a thread of its own. */
  public void run(List<String> models) {
    Thread.ofVirtual().name("llm-check").start(() -> warning(models).ifPresent(LOG::warn));
  }

  private static Set<String> ids(JsonNode answer) {
    Set<String> ids = new HashSet<>();
    answer.path("data").forEach(model -> ids.add(model.path("id").asText()));
    return ids;
  }
}
