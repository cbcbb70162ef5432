package dev.deskferry.sandbox;

import dev.deskferry.sandbox.churn.Churn;
import dev.deskferry.sandbox.data.Account;
import dev.deskferry.sandbox.data.FileAccount;
import dev.deskferry.sandbox.data.Staff;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.fault.Faults;
import dev.deskferry.sandbox.fault.Side;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.sandbox.hubspot.HubSpotStandIn;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.util.List;

/** Both accounts from their beginning to a reset. */
record StandIns(ZendeskStandIn zendesk, HubSpotStandIn hubspot, Churn churn)
    implements AutoCloseable {

  static StandIns begin(SandboxOptions options, Faults faults) {
    Account account =
        options.source().data().isPresent()
            ? FileAccount.read(options.source().data().get(), options.zendesk().clock())
            : new GeneratedAccount(options.source().seed(), options.source().tickets());
    ZendeskStandIn zendesk = new ZendeskStandIn(options.zendesk().with(options.limits()), account);
    HubSpotStandIn hubspot = new HubSpotStandIn(hubspotOptions(options, account.staff()));
    options.keep().ifPresent(hubspot::keepIn);
    zendesk.surround(faults.around(Side.ZENDESK));
    hubspot.surround(faults.around(Side.HUBSPOT));
    Churn churn = new Churn(zendesk.account(), options.source().seed(), options.zendesk().clock());
    if (options.weather().churn() > 0) {
      churn.start(options.weather().churn());
    }
    return new StandIns(zendesk, hubspot, churn);
  }

  private static HubSpotOptions hubspotOptions(SandboxOptions options, List<Staff> staff) {
    HubSpotOptions limited = options.hubspot().with(options.limits());
    if (!limited.owners().isEmpty()) {
      return limited;
    }
    return limited.withOwners(
        options.source().data().isPresent() ? PortalOwners.all(staff) : PortalOwners.most(staff));
  }

  @Override
  public void close() {
    churn.close();
    hubspot.close();
  }
}
