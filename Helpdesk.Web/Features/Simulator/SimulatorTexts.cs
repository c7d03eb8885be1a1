namespace Helpdesk.Web.Features.Simulator;

/// <summary>Names the simulator's texts; the words are in SimulatorTexts.resx and SimulatorTexts.en.resx.</summary>
public sealed class SimulatorTexts;
