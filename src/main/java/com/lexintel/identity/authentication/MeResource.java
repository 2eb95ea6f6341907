package com.lexintel.identity.authentication;

import com.lexintel.identity.Identity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** Who the caller is. */
@RequestScoped
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  /** The caller as the API shows it. */
  public record Me(
      String name, String displayName, List<String> groups, boolean admin, String auth) {
    public static Me of(Identity caller) {
      return new Me(
          caller.name(),
          caller.displayName(),
          caller.groups().stream().sorted().toList(),
          caller.admin(),
          caller.auth());
    }
  }

  @GET
  public Me me(@Context SecurityContext context) {
    return Me.of(Identity.of(context));
  }
}
