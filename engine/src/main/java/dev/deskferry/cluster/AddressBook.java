package dev.deskferry.cluster;

import com.hazelcast.config.TcpIpConfig;
import java.util.List;
import java.util.function.Supplier;

/** Hazelcast's list of members, asked for anew whenever it searches. */
final class AddressBook extends TcpIpConfig {

  private final Supplier<List<String>> addresses;

  AddressBook(Supplier<List<String>> addresses) {
    this.addresses = addresses;
  }

  @Override
  public List<String> getMembers() {
    return addresses.get();
  }
}
