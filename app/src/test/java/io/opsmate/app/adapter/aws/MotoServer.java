package io.opsmate.app.adapter.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.opsmate.app.config.FreePort;
import io.opsmate.skills.ports.cloud.Region;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The AWS emulator {@code moto_server}, one process for all test classes, stopped at the end of the run. Without it on the
 * PATH the class is skipped, and fails when {@code OPSMATE_CI=true}.
 */
public final class MotoServer implements BeforeAllCallback {
  private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(MotoServer.class);
  private static final AtomicLong ACCOUNTS = new AtomicLong(100_000_000_000L);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static volatile @Nullable URI endpoint;

  @Override
  public void beforeAll(ExtensionContext context) {
    Emulator emulator = context.getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("emulator", _ -> Emulator.start(), Emulator.class);
    if (emulator.endpoint().isEmpty()) {
      String because =
          "moto_server did not start: " + emulator.because() + "; install it with pip install 'moto[server]'";
      if ("true".equals(System.getenv("OPSMATE_CI"))) {
        throw new AssertionError(because);
      }
      System.err.println(context.getDisplayName() + " is skipped: " + because);
      Assumptions.abort(because);
    }
    endpoint = emulator.endpoint().orElseThrow();
  }

  /** Where it listens; only inside a test class extended with this. */
  public static URI endpoint() {
    URI here = endpoint;
    if (here == null) {
      throw new IllegalStateException("extend the test class with MotoServer");
    }
    return here;
  }

  /** Settings of an account nobody has used yet: its roles are in it, so that assuming them leads there. */
  public static AwsSettings emptyAccount(Region region) {
    String account = "arn:aws:iam::" + ACCOUNTS.incrementAndGet() + ":role/";
    return new AwsSettings(Optional.of(endpoint()), Optional.of(region), List.of(region),
        Optional.of(account + "opsmate-read"), Optional.of(account + "opsmate-act"));
  }

  /** What one signs in to the emulator with, before assuming a role. */
  public static StaticCredentialsProvider anybody() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret"));
  }

  /** The process, or why there is none. */
  private record Emulator(Optional<Process> process, Optional<URI> endpoint, String because) implements AutoCloseable {
    static Emulator start() {
      try {
        return start(FreePort.any(), Files.createTempFile("moto", ".log"));
      } catch (IOException e) {
        return missing(String.valueOf(e.getMessage()));
      }
    }

    private static Emulator start(int port, Path log) throws IOException {
      ProcessBuilder moto = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port));
      moto.environment().put("MOTO_EC2_LOAD_DEFAULT_AMIS", "false");
      Process process = moto.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      URI endpoint = URI.create("http://127.0.0.1:" + port);
      try (HttpClient http = HttpClient.newHttpClient()) {
        await().atMost(PATIENCE).until(() -> !process.isAlive() || answers(http, endpoint) && knowsEc2(http, endpoint));
      }
      return process.isAlive()
          ? new Emulator(Optional.of(process), Optional.of(endpoint), "")
          : missing(Files.readString(log, UTF_8).strip());
    }

    private static Emulator missing(String because) {
      return new Emulator(Optional.empty(), Optional.empty(), because);
    }

    private static boolean answers(HttpClient http, URI endpoint) {
      return isGood(http, HttpRequest.newBuilder(endpoint.resolve("/moto-api/data.json")).build());
    }

    /** It learns EC2 when first asked, which takes it longer than our clients are patient for when the machine is busy. */
    private static boolean knowsEc2(HttpClient http, URI endpoint) {
      return isGood(http, HttpRequest.newBuilder(endpoint)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .header("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260101/eu-west-1/ec2/aws4_request, "
              + "SignedHeaders=host, Signature=none")
          .POST(HttpRequest.BodyPublishers.ofString("Action=DescribeVolumes&Version=2016-11-15"))
          .build());
    }

    private static boolean isGood(HttpClient http, HttpRequest request) {
      try {
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException _) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      process.ifPresent(one -> {
        one.descendants().forEach(ProcessHandle::destroy);
        one.destroy();
      });
    }
  }
}
