package dev.deskferry.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountNameTest {

  @Test
  void isTheSubdomainOfARecordsAddress() {
    assertThat(AccountName.of("https://Acme-1.zendesk.com/api/v2/users/5.json")).contains("acme-1");
    assertThat(AccountName.of("https://acme.zendesk.com")).contains("acme");
  }

  @Test
  void isUnknownUnderOtherDomains() {
    assertThat(AccountName.of("https://help.example.org/api/v2/users/5.json")).isEmpty();
    assertThat(AccountName.of("https://zendesk.com.example.org/api")).isEmpty();
    assertThat(AccountName.of("")).isEmpty();
  }
}
