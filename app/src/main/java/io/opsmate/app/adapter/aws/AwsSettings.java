package io.opsmate.app.adapter.aws;

import io.opsmate.skills.ports.cloud.Region;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How one org's AWS account is reached.
 *
 * @param endpoint overrides AWS's own addresses, for every service; what {@code AWS_ENDPOINT_URL} says
 * @param home where global questions are asked; absent = the SDK's own choice
 * @param regions where to look; empty = every region the account has switched on
 * @param readRoleArn assumed for reading; absent = the credentials as they are
 * @param actRoleArn assumed for changing; absent = the credentials as they are
 */
public record AwsSettings(Optional<URI> endpoint, Optional<Region> home, List<Region> regions,
    Optional<String> readRoleArn, Optional<String> actRoleArn) {
  public AwsSettings {
    regions = List.copyOf(regions);
  }

  /**
   * Whether every call stays on this machine. Names are not resolved: only {@code localhost} and loopback addresses
   * count.
   */
  public boolean isLoopback() {
    return endpoint.map(URI::getHost).filter(AwsSettings::isLoopback).isPresent();
  }

  private static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
