package io.opsmate.app.adapter.aws;

import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Why a call to AWS gave nothing.
 *
 * @param says a sentence for people, without its full stop
 */
public record AwsFault(Kind kind, String says) {
  /** What a fault means to whoever called. */
  public enum Kind {
    /** Not a fault: a dry run that would have been permitted. */
    WOULD_SUCCEED,
    /** The resource does not exist. */
    NOT_FOUND,
    /** The resource is used, locked or otherwise protected; nothing was changed. */
    PROTECTED,
    /** Credentials, roles, permissions or region settings are in the way; nothing was changed. */
    DENIED,
    /** Too many calls; nothing was changed. */
    THROTTLED,
    /** AWS said no for another reason; nothing was changed. */
    REJECTED,
    /** No answer, or AWS itself failed: nobody knows whether it happened. */
    UNANSWERED
  }

  private static final int LONGEST_QUOTE = 200;
  private static final Map<String, Kind> KINDS = kinds();
  private static final Set<String> BAD_CREDENTIALS = Set.of("ExpiredToken", "RequestExpired", "InvalidClientTokenId",
      "SignatureDoesNotMatch", "InvalidAccessKeyId", "UnrecognizedClientException", "MissingAuthenticationToken");

  static AwsFault of(AwsCall call, SdkException e) {
    return switch (e) {
      case StsException sts -> role(call, sts);
      case AwsServiceException answer -> of(call, answer);
      default -> unsent(call, e);
    };
  }

  private static AwsFault of(AwsCall call, AwsServiceException e) {
    String code = code(e);
    Kind kind = kind(e, code);
    return new AwsFault(kind, switch (kind) {
      case WOULD_SUCCEED -> "AWS would permit " + call;
      case NOT_FOUND -> "AWS does not know it any more (" + code + ")";
      case PROTECTED -> "AWS protects it (" + code + "): " + quote(e);
      case DENIED -> denied(call, code);
      case THROTTLED -> "AWS throttled " + call + " (" + code + "); try again in a minute";
      case REJECTED -> "AWS rejected " + call + " (" + code + "): " + quote(e);
      case UNANSWERED -> "AWS failed at " + call + " (" + code + ", HTTP " + e.statusCode() + ")";
    });
  }

  private static Kind kind(AwsServiceException e, String code) {
    if (e.isThrottlingException()) {
      return Kind.THROTTLED;
    }
    if (code.endsWith(".NotFound")) {
      return Kind.NOT_FOUND;
    }
    if (BAD_CREDENTIALS.contains(code)) {
      return Kind.DENIED;
    }
    return KINDS.getOrDefault(code, e.statusCode() >= 500 ? Kind.UNANSWERED : Kind.REJECTED);
  }

  private static String denied(AwsCall call, String code) {
    if (BAD_CREDENTIALS.contains(code)) {
      return "AWS did not accept the credentials for " + call + " (" + code + "); renew them";
    }
    return switch (code) {
      case "AuthFailure", "OptInRequired", "Blocked", "PendingVerification" ->
          "AWS did not accept the account for " + call + " (" + code + "); is " + call.region()
              + " switched on for it? If not, leave it out of OPSMATE_AWS_REGIONS";
      default -> "AWS refused " + call + " (" + code + "): add " + call.permission() + " to the "
          + call.access().words() + ", unless a condition or a deny there is meant to refuse it";
    };
  }

  private static AwsFault role(AwsCall call, StsException e) {
    Kind kind = e.isThrottlingException() ? Kind.THROTTLED : Kind.DENIED;
    return new AwsFault(kind, "AWS did not let OpsMate assume its " + call.access().words() + " for " + call + " ("
        + code(e) + "); check the role's ARN and its trust policy");
  }

  private static AwsFault unsent(AwsCall call, SdkException e) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("Unable to load credentials")) {
      return new AwsFault(Kind.DENIED, "OpsMate has no AWS credentials for " + call
          + "; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run it with a role");
    }
    return new AwsFault(Kind.UNANSWERED, isTimeout(e)
        ? "AWS did not answer " + call + " in time"
        : "AWS could not be reached for " + call + " (" + rootOf(e).getClass().getSimpleName() + ")");
  }

  private static boolean isTimeout(SdkException e) {
    return e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException
        || rootOf(e) instanceof SocketTimeoutException;
  }

  private static Throwable rootOf(Throwable e) {
    return Stream.iterate(e, one -> one != null, Throwable::getCause).reduce(e, (outer, inner) -> inner);
  }

  /** HttpURLConnection drops the body of a 401; EC2 answers so for one reason only. */
  private static String code(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .orElse(e.statusCode() == 401 ? "AuthFailure" : "no error code");
  }

  /** AWS's own words, as plain and short words. */
  private static String quote(AwsServiceException e) {
    String words =
        Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorMessage).orElse("no reason given");
    String plain = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return plain.length() <= LONGEST_QUOTE ? plain : plain.substring(0, LONGEST_QUOTE) + "…";
  }

  private static Map<String, Kind> kinds() {
    return Map.ofEntries(Map.entry("DryRunOperation", Kind.WOULD_SUCCEED), Map.entry("VolumeInUse", Kind.PROTECTED),
        Map.entry("InvalidSnapshot.InUse", Kind.PROTECTED), Map.entry("SnapshotLocked", Kind.PROTECTED),
        Map.entry("InvalidIPAddress.InUse", Kind.PROTECTED), Map.entry("InvalidAddress.Locked", Kind.PROTECTED),
        Map.entry("IncorrectState", Kind.PROTECTED), Map.entry("IncorrectInstanceState", Kind.PROTECTED),
        Map.entry("OperationNotPermitted", Kind.PROTECTED), Map.entry("UnauthorizedOperation", Kind.DENIED),
        Map.entry("AccessDenied", Kind.DENIED), Map.entry("AccessDeniedException", Kind.DENIED),
        Map.entry("AuthFailure", Kind.DENIED), Map.entry("OptInRequired", Kind.DENIED),
        Map.entry("Blocked", Kind.DENIED), Map.entry("PendingVerification", Kind.DENIED));
  }
}
