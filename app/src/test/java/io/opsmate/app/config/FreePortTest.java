package io.opsmate.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FreePortTest {
  @RepeatedTest(20)
  void aPortCanBeListenedOn() throws IOException {
    try (ServerSocket socket = new ServerSocket(FreePort.any())) {
      assertThat(socket.isBound()).isTrue();
    }
  }

  @Test
  void theSystemGivesItToNobodyWhoAsksForAnyPort() throws IOException {
    Path range = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    Assumptions.assumeTrue(Files.exists(range), "only Linux says which ports it gives away");
    assertThat(FreePort.any()).isLessThan(Integer.parseInt(Files.readAllLines(range).getFirst().split("\\s+")[0]));
  }
}
