using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Channels;

/// <summary>
/// Adds and changes channels for administrators. Secrets come in and never go out again, but for those that Helpdesk makes up itself:
/// they are told once, when they are made. The other nodes hear of every change by the news.
/// </summary>
public sealed class ChannelDesk(Database database, ChannelDirectory directory)
{
    /// <exception cref="InputRefusedException">Something is missing or wrong; each refusal names its field.</exception>
    public async Task<ChannelSaved> AddAsync(ChannelForm form)
    {
        var provider = directory.ProviderNamed(form.Provider) ?? throw Unknown(form.Provider);
        var saved = await database.ChangeAsync(async db =>
        {
            var (facts, made) = new ChannelCheck(provider, form, before: null).Facts(directory.Seal);
            if (await db.Channels.AnyAsync(c => c.Key == form.Key)) throw new RefusedException(Refusal.KeyTaken, form.Key) { Field = "key" };
            await RefuseAccountAsync(db, null, facts, provider);

            var channel = new Channel(form.Key);
            channel.Change(facts);
            db.Channels.Add(channel);
            return new ChannelSaved(channel.Id, channel.Key, made);
        });
        await directory.ReloadAsync();
        return saved;
    }

    /// <summary>What a form for this channel begins with.</summary>
    /// <exception cref="RefusedException">There is no such channel.</exception>
    public Task<ChannelDraft> OpenAsync(Guid id) => database.ReadAsync(async db =>
    {
        var channel = await FindAsync(db, id);
        var needs = ProviderOf(channel).Needs;
        var credentials = directory.Unseal(channel.Secrets) ?? new Dictionary<string, string> { [needs.Account] = channel.Account };
        var kept = needs.Credentials.Where(c => c.Secret && credentials.ContainsKey(c.Name)).Select(c => c.Name).ToHashSet();
        var shown = needs.Credentials.Where(c => !c.Secret && credentials.ContainsKey(c.Name)).ToDictionary(c => c.Name, c => credentials[c.Name]);
        return new ChannelDraft(channel.Id, channel.Version, new ChannelForm(channel.Provider, channel.Key, channel.DisplayName)
        {
            PhoneNumber = channel.PhoneNumber,
            ApiBaseUrl = channel.ApiBaseUrl == needs.ApiBaseUrl ? null : channel.ApiBaseUrl,
            Credentials = shown,
        }, kept);
    });

    /// <param name="version">Of the <see cref="ChannelDraft"/> that was changed.</param>
    /// <exception cref="InputRefusedException">Something is missing or wrong; each refusal names its field.</exception>
    /// <exception cref="RefusedException">Somebody changed it meanwhile, or the settings declare it.</exception>
    public async Task<ChannelSaved> ChangeAsync(Guid id, uint version, ChannelForm form)
    {
        var saved = await database.ChangeAsync(async db =>
        {
            var channel = await FindAsync(db, id);
            if (channel.Version != version) throw new RefusedException(Refusal.VersionStale);

            var provider = ProviderOf(channel);
            var before = directory.Unseal(channel.Secrets) ?? new Dictionary<string, string>();
            var (facts, made) = new ChannelCheck(provider, form, before).Facts(directory.Seal);
            await RefuseAccountAsync(db, id, facts, provider);
            channel.Change(facts);
            return new ChannelSaved(id, channel.Key, made);
        });
        await directory.ReloadAsync();
        return saved;
    }

    /// <exception cref="RefusedException">The settings declare it.</exception>
    public async Task SwitchAsync(Guid id, bool active)
    {
        await database.ChangeAsync(async db => (await FindAsync(db, id)).Switch(active));
        await directory.ReloadAsync();
    }

    /// <summary>Makes anew what Helpdesk made up for the channel. What was pasted at the provider before is worth nothing from now on.</summary>
    /// <exception cref="RefusedException">The settings declare it.</exception>
    public async Task<ChannelSaved> RenewAsync(Guid id)
    {
        var saved = await database.ChangeAsync(async db =>
        {
            var channel = await FindAsync(db, id);
            var made = ProviderOf(channel).Needs.Credentials.Where(c => c.Ours).ToDictionary(c => c.Name, _ => MadeSecret.New());
            var credentials = new Dictionary<string, string>(directory.Unseal(channel.Secrets) ?? throw new RefusedException(Refusal.CredentialsLost));
            foreach (var (name, secret) in made) credentials[name] = secret;
            channel.Change(new ChannelFacts(
                channel.Provider, channel.DisplayName, channel.PhoneNumber, channel.Account, channel.ApiBaseUrl, directory.Seal(credentials)));
            return new ChannelSaved(id, channel.Key, made);
        });
        await directory.ReloadAsync();
        return saved;
    }

    private IProvider ProviderOf(Channel channel) => directory.ProviderNamed(channel.Provider) ?? throw Unknown(channel.Provider);

    private RefusedException Unknown(string provider) =>
        new(Refusal.ValueUnknown, Checked.Cut(provider, Limits.Key)!, string.Join(", ", directory.Providers.Select(p => p.Name))) { Field = "provider" };

    private static async Task<Channel> FindAsync(HelpdeskDb db, Guid id) =>
        await db.Channels.SingleOrDefaultAsync(c => c.Id == id) ?? throw new RefusedException(Refusal.ChannelGone);

    /// <summary>Two channels with one account would take each other's messages.</summary>
    private static async Task RefuseAccountAsync(HelpdeskDb db, Guid? id, ChannelFacts facts, IProvider provider)
    {
        var other = await db.Channels.Where(c => c.Id != id && c.Provider == facts.Provider && c.Account == facts.Account).Select(c => c.DisplayName).FirstOrDefaultAsync();
        if (other is not null) throw new RefusedException(Refusal.AccountTaken, other) { Field = ChannelCheck.FieldOf(provider.Needs.Account) };
    }
}
