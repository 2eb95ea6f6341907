package com.lexintel.database;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;

/** Keeps nothing between two calls, so one may serve any number of threads. */
@InTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
public class TransactionInterceptor {
  private final UserTransaction transaction;

  @Inject
  public TransactionInterceptor(UserTransaction transaction) {
    this.transaction = transaction;
  }

  @AroundInvoke
  Object run(InvocationContext call) throws Exception {
    return transaction.getStatus() == Status.STATUS_NO_TRANSACTION ? own(call) : joined(call);
  }

  private Object own(InvocationContext call) throws Exception {
    transaction.begin();
    Object result;
    try {
      result = call.proceed();
    } catch (Throwable failure) {
      rollBack(failure);
      throw failure;
    }
    transaction.commit();
    return result;
  }

  private Object joined(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (Throwable failure) {
      transaction.setRollbackOnly();
      throw failure;
    }
  }

  private void rollBack(Throwable failure) {
    try {
      transaction.rollback();
    } catch (Exception alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }
}
