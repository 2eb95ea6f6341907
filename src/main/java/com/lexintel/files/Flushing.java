package com.lexintel.files;

import com.lexintel.node.ServerResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Brings what was written to the disk itself. A disk does that for several files in little more
 * time than for one, so threads of the server help the caller, if they come in time.
 */
@ApplicationScoped
public class Flushing {
  private static final int HELPERS = 7;

  private Executor helpers;

  protected Flushing() {}

  @Inject
  public Flushing(ServerResources server) {
    this(server.executor());
  }

  public Flushing(Executor helpers) {
    this.helpers = helpers;
  }

  /**
   * @param directories those of the files, which have their names
   */
  void flush(Collection<Path> files, Collection<Path> directories) throws IOException {
    List<FutureTask<Void>> tasks = new ArrayList<>();
    files.forEach(file -> tasks.add(task(file, StandardOpenOption.WRITE)));
    directories.stream()
        .filter(OwnerOnly::isPosix)
        .forEach(directory -> tasks.add(task(directory, StandardOpenOption.READ)));
    run(tasks);
  }

  private void run(List<FutureTask<Void>> tasks) throws IOException {
    // Whoever comes to a task that another has begun goes on to the next.
    for (int helper = 0; helper < Math.min(HELPERS, tasks.size() - 1); helper++) {
      helpers.execute(() -> tasks.forEach(FutureTask::run));
    }
    tasks.forEach(FutureTask::run);
    for (FutureTask<Void> task : tasks) {
      await(task);
    }
  }

  private static FutureTask<Void> task(Path path, OpenOption how) {
    return new FutureTask<>(
        () -> {
          try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
          }
          return null;
        });
  }

  private static void await(FutureTask<Void> task) throws IOException {
    try {
      task.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
