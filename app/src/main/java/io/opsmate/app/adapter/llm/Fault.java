package io.opsmate.app.adapter.llm;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a model gave no answer.
 *
 * @param because a part of a sentence for people, of our words only
 * @param pause before the same model is asked again, at least
 * @param isFree whether the provider did nothing that it charges for, as far as it says
 */
record Fault(Kind kind, String because, Duration pause, boolean isFree) {
  /** What can be done about it. */
  enum Kind {
    /** The same again may work. */
    PASSES,
    /** The same again does not work; another model may. */
    STAYS,
    /** The request is not understood; a plainer one may be. */
    REJECTED,
    /** Nobody waits any more. */
    STOPPED
  }

  static Fault passes(String because) {
    return new Fault(Kind.PASSES, because, Duration.ZERO, false);
  }

  private static Fault stays(String because) {
    return new Fault(Kind.STAYS, because, Duration.ZERO, true);
  }

  static Fault stopped(String because) {
    return new Fault(Kind.STOPPED, because, Duration.ZERO, false);
  }

  /** What was thrown, by what is known of it; its message is not repeated, it may hold what was asked. */
  static Fault of(Throwable thrown) {
    Set<Throwable> seen = new HashSet<>();
    for (Throwable one = thrown; one != null && seen.add(one); one = one.getCause()) {
      Fault fault = known(one);
      if (fault != null) {
        return fault;
      }
    }
    return passes("the language model's answer could not be read");
  }

  private static @Nullable Fault known(Throwable thrown) {
    return switch (thrown) {
      case BrokeOff _ -> passes("the language model's answer broke off");
      case ModelError error -> switch (error.status()) {
        case ModelError.UNKNOWN -> stays("the language model's server answers with an error");
        case ModelError.NO_STREAM -> stays("the language model's answer could not be read");
        default -> byStatus(error.status(), Duration.ZERO);
      };
      case ModelHttp.Refusal refusal -> byStatus(refusal.statusCode(), refusal.retryAfter());
      case HttpConnectTimeoutException _, ConnectException _ ->
          new Fault(Kind.PASSES, "the language model cannot be reached", Duration.ZERO, true);
      case AuthenticationException _ -> byStatus(401, Duration.ZERO);
      case ModelNotFoundException _ -> byStatus(404, Duration.ZERO);
      case RateLimitException _ when thrown.getCause() == null -> byStatus(429, Duration.ZERO);
      case InvalidRequestException _, UnsupportedFeatureException _ when thrown.getCause() == null ->
          byStatus(400, Duration.ZERO);
      default -> Bedrock.status(thrown)
          .stream()
          .mapToObj(status -> byStatus(status, Duration.ZERO))
          .findFirst()
          .orElse(null);
    };
  }

  private static Fault byStatus(int status, Duration pause) {
    return switch (status) {
      case 429, 529 -> new Fault(Kind.PASSES, "the language model takes no more questions for now", pause, true);
      case 400, 422 -> new Fault(Kind.REJECTED, "the language model does not take this question", pause, true);
      case 401, 403 -> stays("the language model's provider does not accept the key");
      case 404 -> stays("the provider has no such language model, or its address is wrong");
      case 408 -> new Fault(Kind.PASSES, "the language model took too long", pause, false);
      // Bedrock's, when the model behind it fails.
      case 424 -> new Fault(Kind.PASSES, "the language model's provider has a failure (424)", pause, false);
      default -> status >= 500
          ? new Fault(Kind.PASSES, "the language model's provider has a failure (" + status + ")", pause, false)
          : stays("the language model's provider refuses (" + status + ")");
    };
  }
}
