package com.lexintel;

import com.sun.tools.attach.AttachNotSupportedException;
import java.io.IOException;
import java.util.List;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.deployment.Deployment;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.container.spi.event.container.BeforeStop;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Leaves an application deployed until a test class needs another one: a deployment takes longer
 * than most of these classes.
 */
public final class KeptDeployment implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Keeper.class);
  }

  /** Public for Arquillian. */
  public static final class Keeper {
    @Inject private Instance<DeploymentScenario> scenario;
    private DeployableContainer<?> container;
    private Archive<?> kept;

    public void started(@Observes AfterStart event) {
      container = event.getDeployableContainer();
    }

    public void deploy(@Observes EventContext<DeployManagedDeployments> deploying)
        throws DeploymentException {
      List<Archive<?>> wanted = wanted();
      // Not by equals: archives of one name are equal, whatever is in them.
      if (wanted.size() == 1 && wanted.get(0) == kept) {
        return;
      }
      undeploy();
      deploying.proceed();
      kept = wanted.isEmpty() ? null : wanted.get(0);
    }

    public void keep(@Observes EventContext<UnDeployManagedDeployments> undeploying) {
      // Not proceeding is what keeps it.
    }

    public void stop(@Observes BeforeStop event) throws DeploymentException {
      undeploy();
    }

    private List<Archive<?>> wanted() {
      return scenario.get().managedDeploymentsInDeployOrder().stream()
          .map(Deployment::getDescription)
          .<Archive<?>>map(description -> description.getArchive())
          .toList();
    }

    private void undeploy() throws DeploymentException {
      if (kept != null) {
        Archive<?> leaving = kept;
        kept = null;
        container.undeploy(leaving);
        nothingGoesOn();
      }
    }

    /** Found here, what an application leaves behind can be told from what later ones leave. */
    private static void nothingGoesOn() throws DeploymentException {
      try (ServerProcess server = ServerProcess.attach()) {
        server.awaitEndOfApplications();
      } catch (IOException | AttachNotSupportedException e) {
        throw new DeploymentException("The server cannot be looked at", e);
      }
    }
  }
}
