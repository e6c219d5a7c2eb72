package io.opsmate.app.adapter.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** HttpURLConnection repeats a POST by itself unless its length is fixed beforehand, as the SDK's client does. */
class TransportTest {
  @Test
  void aChangeWhoseAnswerIsCutOffIsNotSentAgain() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> cutOff(server, requests));
      try (AwsClients clients = TestClients.at(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
        assertThatThrownBy(() -> clients.actor(TestClients.IRELAND).createSnapshot(one -> one.volumeId("vol-1")))
            .isInstanceOf(SdkClientException.class);
      }
      assertThat(requests).hasValue(1);
    }
  }

  /** Reads each request to its end and hangs up. */
  private static void cutOff(ServerSocket server, AtomicInteger requests) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
            length = Integer.parseInt(line.substring(15).strip());
          }
        }
        in.skip(length);
        requests.incrementAndGet();
      } catch (IOException _) {
        return;
      }
    }
  }
}
