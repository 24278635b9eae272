export interface NewInvoice {
  accountId: number;
  subscriptionId: number;
  description: string;
  cents: number;
}
