import type { Member } from './support/members';
import { signUp } from './support/members';

interface InvoiceBody {
  id: number;
  number: string;
  status: string;
  totalCents: number;
  paidAt: string | null;
  lines: { description: string; amountCents: number }[];
}

describe('invoices', () => {
  let member: Member;
  let invoice: InvoiceBody;

  beforeEach(async () => {
    member = await signUp();
    await member.post('/subscriptions/upgrade', { planCode: 'studio', payBy: 'invoice' });
    [invoice] = (await member.get<[InvoiceBody]>('/invoices')).body;
  });

  it('stay open when they are paid later', () => {
    expect(invoice).toMatchObject({
      status: 'open',
      totalCents: 2900,
      paidAt: null,
      lines: [{ description: 'Studio, one month', amountCents: 2900 }],
    });
    expect(invoice.number).toMatch(/^PP-\d{6,}$/);
  });

  it('are paid by card, once', async () => {
    const paid = await member.post<InvoiceBody>(`/invoices/${invoice.id}/payments`, { cardToken: 'tok_visa' });
    expect(paid.status).toBe(201);
    expect(paid.body).toMatchObject({ id: invoice.id, status: 'paid' });
    expect(paid.body.paidAt).not.toBeNull();
    expect((await member.post(`/invoices/${invoice.id}/payments`, { cardToken: 'tok_visa' })).status).toBe(409);
  });

  it('stay open when the card is declined', async () => {
    const declined = await member.post(`/invoices/${invoice.id}/payments`, { cardToken: 'tok_declined' });
    expect(declined.status).toBe(402);
    expect((await member.get(`/invoices/${invoice.id}`)).body).toMatchObject({ status: 'open', paidAt: null });
  });

  it('need a card to be paid', async () => {
    expect((await member.post(`/invoices/${invoice.id}/payments`, {})).status).toBe(400);
  });

  it('are nobody else’s business', async () => {
    const other = await signUp();
    expect((await other.get(`/invoices/${invoice.id}`)).status).toBe(404);
    expect((await other.post(`/invoices/${invoice.id}/payments`, { cardToken: 'tok_visa' })).status).toBe(404);
  });

  it('are listed all at once, newest first, with numbers of their own', async () => {
    await member.post('/subscriptions/upgrade', { planCode: 'plus', payBy: 'invoice' });
    const answer = await member.get<InvoiceBody[]>('/invoices');
    expect(answer.body.map((entry) => entry.totalCents)).toEqual([900, 2900]);
    expect(new Set(answer.body.map((entry) => entry.number)).size).toBe(2);
  });
});
